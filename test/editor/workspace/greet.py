import socket


def greet(host: str) -> bytes:
    with socket.socket() as connection:
        connection.connect((host, 7))
        connection.send(b"hello\n")
        return connection.recv(512)


if __name__ == "__main__":
    print(greet("localhost"))
