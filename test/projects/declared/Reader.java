import java.io.IOException;

/** Nothing here imports a socket: what a session holds is known by its declaration. */
class Reader {
    void field(Session session, byte[] room) throws IOException {
        while (true) {
            int count = session.plain.getInputStream().read(room);
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof [fix]
            take(room, count);
        }
    }

    void method(Session session, byte[] room) throws IOException {
        while (true) {
            int count = session.socket().getInputStream().read(room);
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof [fix]
            take(room, count);
        }
    }

    void ends(Session session, byte[] room) throws IOException {
        while (true) {
            int count = session.plain.getInputStream().read(room);
            if (count < 0) return;
            take(room, count);
        }
    }

    void other(Archive archive, byte[] room) throws IOException {
        while (true) {
            int count = archive.plain.getInputStream().read(room);
            take(room, count);
        }
    }
}
