// Functions that the other files call.
import java.io.InputStream
import java.net.InetSocketAddress
import java.net.Socket

fun dial(host: String): Socket = Socket().apply { connect(InetSocketAddress(host, 7000), 5_000) }

fun receive(socket: Socket, buffer: ByteArray): Int = socket.getInputStream().read(buffer)

fun header(input: InputStream): ByteArray {
    val header = ByteArray(4)
    input.read(header)
//  ^^^^^^^^^^^^^^^^^^ unchecked-recv: The result of `read` is dropped [fix]
    return header
}
