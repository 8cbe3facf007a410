// Calls what other files define.
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.Socket;

class Client {
    byte[] header(Socket socket) throws IOException {
        return Records.header(new DataInputStream(socket.getInputStream()));
    }

    byte[] wholeHeader(Socket socket) throws IOException {
        return Records.wholeHeader(new DataInputStream(socket.getInputStream()));
    }

    byte[] memory(byte[] data) throws IOException {
        return Records.memory(new DataInputStream(new ByteArrayInputStream(data)));
    }

    static int dialled(String host) throws IOException {
        Socket server = Connection.dial(host);
        int answer = server.getInputStream().read();
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-read-timeout: the socket has no timeout [fix]
        return answer;
    }

    static int dialledInTime(String host) throws IOException {
        Socket server = Connection.dialInTime(host);
        return server.getInputStream().read();
    }

    static String received(Socket socket, byte[] buffer) throws IOException {
        int count = Records.receive(socket, buffer);
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof: gives -1 when the peer closes [fix]
        return new String(buffer, 0, count);
    }

    static String receivedAndChecked(Socket socket, byte[] buffer) throws IOException {
        int count = Records.receive(socket, buffer);
        return count == -1 ? null : new String(buffer, 0, count);
    }

    static void serve(ServerSocket listener) throws IOException {
        while (true) {
            Socket client = listener.accept();
            client.setSoTimeout(30_000);
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream()));
            new Thread(new Handler(in, new PrintWriter(client.getOutputStream()))).start();
        }
    }
}
