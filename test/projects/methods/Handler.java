// Is given its streams by whoever makes it.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;

class Handler implements Runnable {
    private final BufferedReader in;
    private final PrintWriter out;

    Handler(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public void run() {
        try {
            while (true) {
                String line = in.readLine();
//                            ^^^^^^^^^^^^^ unhandled-eof: at once and again and again [fix]
                out.println(line);
            }
        } catch (IOException e) {
            System.err.println(e);
        }
    }
}
