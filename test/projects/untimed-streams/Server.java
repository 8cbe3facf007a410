// A handler that is made in a closure, of what the one around it has accepted.
package link;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executor;

class Server {
    void serve(ServerSocket server, Executor executor) throws IOException {
        while (!server.isClosed()) {
            final Socket accepted = server.accept();
            final InputStream in = accepted.getInputStream();
            executor.execute(new Runnable() {
                @Override
                public void run() {
                    new Session(in).answer();
                }
            });
        }
    }

    class Session {
        private final InputStream in;

        Session(InputStream in) {
            this.in = in;
        }

        void answer() {
            byte[] buffer = new byte[100];
            try {
                int count = in.read(buffer, 0, 100);
//                          ^^^^^^^^^^^^^^^^^^^^^^^ missing-read-timeout: `read` can wait for ever
                if (count < 0) return;
                System.out.println(new String(buffer, 0, count));
            } catch (IOException e) {
                return;
            }
        }
    }
}
