// A method of its own gives the stream its timeout.
using System.Net.Sockets;

public class BoundedPlc
{
    private TcpClient client;
    private NetworkStream stream;

    private void Open(string host)
    {
        client = new TcpClient();
        client.ConnectAsync(host, 102).Wait(1000);
        stream = client.GetStream();
        Make(stream);
    }

    private void Make(NetworkStream made)
    {
        made.ReadTimeout = 2000;
    }

    public byte[] Ask()
    {
        return Packets.ReadBounded(stream);
    }
}
