// Reads records from streams that other files open.
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;

class Records {
    static byte[] header(DataInputStream in) throws IOException {
        byte[] header = new byte[4];
        in.read(header);
//      ^^^^^^^^^^^^^^^ unchecked-recv: The result of `read` is dropped [fix]
        return header;
    }

    static byte[] wholeHeader(DataInputStream in) throws IOException {
        byte[] header = new byte[4];
        in.readFully(header);
        return header;
    }

    static byte[] memory(DataInputStream in) throws IOException {
        byte[] header = new byte[4];
        in.read(header);
        return header;
    }

    static int receive(Socket socket, byte[] buffer) throws IOException {
        return socket.getInputStream().read(buffer);
    }
}
