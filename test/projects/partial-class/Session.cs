using System.Net.Sockets;

namespace Terminal
{
    public partial class Session
    {
        private Socket _socket;
        private NetworkStream _stream;

        public void Take(Socket socket)
        {
            _socket = socket;
            _stream = new NetworkStream(socket);
        }
    }
}
