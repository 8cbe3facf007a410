using System.IO;

public static class Frames
{
    public static class Data
    {
        public static byte[] Read(Stream stream)
        {
            return Packets.Read(stream);
        }
    }
}
