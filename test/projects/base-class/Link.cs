using System.Net.Sockets;

namespace Terminal
{
    public abstract class Link
    {
        protected NetworkStream Stream;

        protected void Open(TcpClient client)
        {
            Stream = client.GetStream();
        }
    }
}
