# Functions that other files call with a socket.
import socket


def receive(sock: socket.socket, size: int) -> bytes:
    return sock.recv(size)


def echo(sock: socket.socket) -> None:
    data = sock.recv(1024)
    if data:
        sock.sendall(data)


def echo_carefully(sock: socket.socket) -> None:
    try:
        data = sock.recv(1024)
        sock.sendall(data)
    except OSError:
        print('lost')
