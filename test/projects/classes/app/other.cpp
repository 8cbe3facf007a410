// Knows none of the classes: what methods of their names do is not known.
struct Somebody { bool sendAll(const char *data, unsigned long length); };

void tell(Somebody &somebody) {
    somebody.sendAll("hello", 5);
}
