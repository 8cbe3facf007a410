import socket


def answer(connection: socket.socket) -> bytes:
    data = connection.recv(512)
    if not data:
        raise EOFError
    return data
