# What is raised in another file leaves the loop here.
import socket

from wire import echo, echo_carefully, receive


def serve(port):
    listener = socket.create_server(('', port))
    while True:
        client, address = listener.accept()
        client.settimeout(30)
        echo(client)
#       ^^^^^^^^^^^^ unhandled-disconnect: raises when this client is gone
        client.close()


def serve_carefully(port):
    listener = socket.create_server(('', port))
    while True:
        client, address = listener.accept()
        client.settimeout(30)
        echo_carefully(client)
        client.close()


def spin(client: socket.socket):
    while True:
        data = receive(client, 1024)
#              ^^^^^^^^^^^^^^^^^^^^^ unhandled-eof [fix]
        print(data)


def end(client: socket.socket):
    while True:
        data = receive(client, 1024)
        if not data:
            break
        print(data)
