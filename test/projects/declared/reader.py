from session import Session


def field(session: Session):
    while True:
        data = session.plain.recv(100)
#              ^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof [fix]
        take(data)


def method(session: Session):
    while True:
        data = session.socket().recv(100)
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof [fix]
        take(data)


def ends(session: Session):
    while True:
        data = session.plain.recv(100)
        if not data:
            return
        take(data)
