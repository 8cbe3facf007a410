"""Fetches a page twice: once by hand over a socket, once with urllib.

    python3 fetch.py example.com
"""
import socket
import sys
import urllib.request


def fetch_by_hand(host):
    """The whole answer of the server, headers and all."""
    request = f'GET / HTTP/1.0\r\nHost: {host}\r\n\r\n'.encode()
    with socket.create_connection((host, 80)) as server:
        # BUG partial-send: send may take only a part of the request, and says so in the count that nobody reads.
        server.send(request)
        answer = b''
        # BUG missing-read-timeout, unhandled-eof: a silent server blocks this for ever, and one that hangs up makes it spin.
        while b'</html>' not in answer:
            answer += server.recv(4096)
        return answer


def fetch(host):
    """The page alone."""
    # BUG missing-read-timeout: urllib waits without a bound unless it is told otherwise.
    with urllib.request.urlopen(f'http://{host}/') as response:
        return response.read()


if __name__ == '__main__':
    print(len(fetch_by_hand(sys.argv[1])), 'bytes by hand')
    print(len(fetch(sys.argv[1])), 'bytes with urllib')
