package org.cadre.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/** One address for several servers, as a load balancer has it: a connection goes to the first of them that answers. */
final class Balancer implements AutoCloseable {
    private final ServerSocket door;
    private final List<URI> servers;

    Balancer(List<URI> servers) {
        this.servers = servers;
        try {
            this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::letIn);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                var guest = door.accept();
                Thread.ofVirtual().start(() -> lead(guest));
            } catch (IOException _) {
                // Closed, or a guest who left at the door.
            }
        }
    }

    private void lead(Socket guest) {
        for (URI server : servers) {
            try {
                var host = new Socket(server.getHost(), server.getPort());
                Thread.ofVirtual().start(() -> carry(host, guest));
                carry(guest, host);
                return;
            } catch (IOException _) {
                // This one is down: the next.
            }
        }
        close(guest);
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One side was cut: so is the other.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
