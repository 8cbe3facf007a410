import socket


class Session:
    plain: socket.socket

    def socket(self) -> socket.socket:
        return self.plain
