import socket


def greet(host: str) -> None:
    connection = socket.create_connection((host, 7), timeout=5)
    connection.send(b"hello\n")
    connection.close()


if __name__ == "__main__":
    greet("localhost")
