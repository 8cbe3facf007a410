// Keeps the streams of a socket that nothing gives a timeout, and hands them to the reader of another file.
package link;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

class Link {
    private final Replies replies = new Replies();
    private Socket socket;
    private DataInputStream input;

    void open(InetSocketAddress address) throws IOException {
        socket = new Socket();
        socket.connect(address, 3000);
        input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    String status() throws IOException {
        return (String) replies.next(input);
    }
}
