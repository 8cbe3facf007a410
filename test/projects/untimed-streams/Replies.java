// What is read here comes from a socket of another file; one timeout would serve all of it.
package link;

import java.io.DataInputStream;
import java.io.IOException;

class Replies {
    Object next(DataInputStream in) throws IOException {
        byte kind = in.readByte();
//                  ^^^^^^^^^^^^^ missing-read-timeout: `readByte` can wait for ever
        return kind == '*' ? many(in) : line(in);
    }

    private Object many(DataInputStream in) throws IOException {
        return in.readInt();
    }

    private Object line(DataInputStream in) throws IOException {
        return in.readUTF();
    }
}
