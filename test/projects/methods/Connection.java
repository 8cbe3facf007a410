// Makes sockets for the other files.
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

class Connection {
    static Socket dial(String host) throws IOException {
        Socket server = new Socket();
        server.connect(new InetSocketAddress(host, 7000), 5_000);
        return server;
    }

    static Socket dialInTime(String host) throws IOException {
        Socket server = dial(host);
        server.setSoTimeout(30_000);
        return server;
    }
}
