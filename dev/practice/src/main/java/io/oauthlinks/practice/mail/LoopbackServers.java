package io.oauthlinks.practice.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.pop3.Pop3Handler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.oauthlinks.practice.behaviour.Behaviour;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** GreenMail on 127.0.0.1, with our own certificate on its TLS ports (its own reads global system properties) and our POP3 commands. */
final class LoopbackServers extends GreenMail {

    private final SSLContext tls;
    private final Behaviour behaviour;

    LoopbackServers(ServerSetup[] setups, SSLContext tls, Behaviour behaviour) {
        super(setups);
        this.tls = tls;
        this.behaviour = behaviour;
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        Map<String, AbstractServer> services = new HashMap<>();
        for (ServerSetup setup : setups) {
            services.put(setup.getProtocol(), switch (setup.getProtocol()) {
                case ServerSetup.PROTOCOL_IMAP, ServerSetup.PROTOCOL_IMAPS, ServerSetup.PROTOCOL_POP3, ServerSetup.PROTOCOL_POP3S ->
                        new Server(setup, managers);
                case ServerSetup.PROTOCOL_SMTP -> new SmtpServer(setup, managers);
                default -> throw new IllegalArgumentException(setup.getProtocol());
            });
        }
        return services;
    }

    int port(String protocol) {
        return services.get(protocol).getPort();
    }

    private final class Server extends AbstractServer {

        Server(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ServerSocket openServerSocket() throws IOException {
            ServerSocket socket = setup.isSecure() ? tls.getServerSocketFactory().createServerSocket() : new ServerSocket();
            socket.setReuseAddress(true);
            try {
                socket.bind(new InetSocketAddress(bindTo, setup.getPort()));
            } catch (IOException e) {
                socket.close();
                throw e;
            }
            return socket;
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            return setup.getProtocol().startsWith(ServerSetup.PROTOCOL_IMAP)
                    ? new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), client)
                    : new Pop3Handler(new Pop3Commands(behaviour), managers.getUserManager(), client);
        }
    }
}
