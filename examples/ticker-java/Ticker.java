import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;

/**
 * Follows the prices that a server sends.
 *
 * <pre>java Ticker.java 127.0.0.1 7781</pre>
 *
 * Each line below BUG fails in the field; Sockeye underlines it.
 */
class Ticker {
    /** Prices of 8 bytes each, as long as the server sends them. */
    static void follow(String host, int port) throws IOException {
        // BUG missing-connect-timeout: this constructor connects, and waits as long as the kernel tries.
        try (Socket server = new Socket(host, port)) {
            OutputStream out = server.getOutputStream();
            out.write("SUBSCRIBE\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = server.getInputStream();
            byte[] price = new byte[8];
            while (true) {
                // BUG missing-read-timeout, unhandled-eof: a silent server is waited for in vain, and one that hangs up is printed for ever.
                int count = in.read(price);
                System.out.println(count + " " + price[0]);
            }
        }
    }

    /** The names of what can be followed. */
    static InputStream names(String directory) throws IOException {
        URLConnection connection = URI.create(directory).toURL().openConnection();
        // BUG missing-read-timeout: there is no limit unless setReadTimeout has set one.
        return connection.getInputStream();
    }

    public static void main(String[] arguments) throws IOException {
        follow(arguments[0], Integer.parseInt(arguments[1]));
    }
}
