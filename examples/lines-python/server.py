"""Line server: answers every line with the same line in capitals, each client in a thread of its own.

    python3 server.py 7778
"""
import socket
import sys
import threading

IDLE_SECONDS = 60


def serve(client: socket.socket):
    """Talks to one client until it hangs up."""
    client.settimeout(IDLE_SECONDS)
    pending = b''
    try:
        while True:
            # BUG unhandled-eof: at the end of the connection recv returns b'' again and again.
            data = client.recv(4096)
            pending += data
            *lines, pending = pending.split(b'\n')
            for line in lines:
                # BUG partial-send: a long answer may be sent in part only.
                client.send(line.upper() + b'\n')
    except OSError as error:
        print(f'client lost: {error}', file=sys.stderr)
    finally:
        client.close()


def main(port):
    """Accepts clients for ever."""
    with socket.create_server(('127.0.0.1', port)) as listener:
        while True:
            client, _ = listener.accept()
            threading.Thread(target=serve, args=(client,), daemon=True).start()


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7778)
