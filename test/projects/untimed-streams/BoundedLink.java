// The same with a timeout, which is set in another method than that which hands the stream on.
package link;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

class BoundedLink {
    private final BoundedReplies replies = new BoundedReplies();
    private Socket socket;
    private DataInputStream input;

    void open(InetSocketAddress address, int patience) throws IOException {
        socket = new Socket();
        socket.connect(address, 3000);
        socket.setSoTimeout(patience);
        input = new DataInputStream(socket.getInputStream());
    }

    Object status() throws IOException {
        return replies.next(input);
    }
}
