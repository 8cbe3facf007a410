import java.net.Socket;

class Session {
    public Socket plain;
    private final Socket own;

    Session(Socket given) {
        own = given;
    }

    Socket socket() {
        return own;
    }
}
