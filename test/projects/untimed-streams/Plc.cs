// Hands its stream to functions of a class inside a class; none of them gives it a timeout.
using System.Net.Sockets;

public class Plc
{
    private TcpClient client;
    private NetworkStream stream;

    private void Open(string host)
    {
        client = new TcpClient();
        client.ConnectAsync(host, 102).Wait(1000);
        stream = client.GetStream();
    }

    public byte[] Ask()
    {
        return Frames.Data.Read(stream);
    }
}
