// Calls what the other file defines.
import java.net.Socket

class Client(private val socket: Socket) {
    fun header(): ByteArray = header(socket.getInputStream().buffered())
}

fun text(socket: Socket, buffer: ByteArray): String {
    val count = receive(socket, buffer)
//              ^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof: gives -1 when the peer closes [fix]
    return String(buffer, 0, count)
}

fun textOrNothing(socket: Socket, buffer: ByteArray): String? {
    val count = receive(socket, buffer)
    return if (count == -1) null else String(buffer, 0, count)
}

fun first(host: String): Int {
    val server = dial(host)
    val answer = server.inputStream.read()
//               ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-read-timeout: the socket has no timeout [fix]
    return answer
}

fun firstInTime(host: String): Int {
    val server = dial(host)
    server.soTimeout = 30_000
    return server.inputStream.read()
}

fun start(socket: Socket): ByteArray = header(socket.getInputStream())
