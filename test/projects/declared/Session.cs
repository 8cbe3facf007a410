using System.Net.Sockets;

class Session
{
    public Socket plain;
    public Socket Property { get; set; }
}
