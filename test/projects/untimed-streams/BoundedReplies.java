package link;

import java.io.DataInputStream;
import java.io.IOException;

class BoundedReplies {
    Object next(DataInputStream in) throws IOException {
        return in.readByte();
    }
}
