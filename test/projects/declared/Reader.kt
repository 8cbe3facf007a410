class Reader {
    fun field(session: Session, room: ByteArray) {
        while (true) {
            val count = session.plain.getInputStream().read(room)
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof [fix]
            take(room, count)
        }
    }

    fun method(session: Session, room: ByteArray) {
        while (true) {
            val count = session.socket().getInputStream().read(room)
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof [fix]
            take(room, count)
        }
    }

    fun ends(session: Session, room: ByteArray) {
        while (true) {
            val count = session.plain.getInputStream().read(room)
            if (count < 0) return
            take(room, count)
        }
    }
}
