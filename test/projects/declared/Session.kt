import java.net.Socket

class Session(val plain: Socket) {
    fun socket(): Socket = plain
}
