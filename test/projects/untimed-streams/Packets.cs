using System.IO;

public static class Packets
{
    public static byte[] Read(Stream stream)
    {
        var head = new byte[4];
        int read = stream.Read(head, 0, 4);
//                 ^^^^^^^^^^^^^^^^^^^^^^^ missing-read-timeout: `Read` can wait for ever
        if (read < 4) throw new IOException("short");
        return head;
    }

    public static byte[] ReadBounded(Stream stream)
    {
        var head = new byte[4];
        int read = stream.Read(head, 0, 4);
        if (read < 4) throw new IOException("short");
        return head;
    }
}
