# It is one here.
import socket


def ask(host):
    server = socket.create_connection((host, 7000))
    return server.recv(100)
