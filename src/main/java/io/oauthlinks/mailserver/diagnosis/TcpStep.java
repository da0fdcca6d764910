package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.protocol.MailPath;
import io.oauthlinks.mailserver.protocol.SocksRefusal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;

/** Connects to the first address that answers. */
final class TcpStep implements TestStep {

    @Override
    public Step step() {
        return Step.TCP;
    }

    @Override
    public Finding run(Trial trial) {
        MailPath path = trial.path();
        trial.takes(path.message());
        SocksFailures.requireLogin(path);
        IOException first = null;
        for (InetAddress address : trial.addresses()) {
            try {
                trial.connect(address);
                return path.throughSocks() ? Finding.of("tcp.socks", path.host(), port(trial), path.detail())
                        : Finding.of("tcp.connected", address.getHostAddress(), port(trial));
            } catch (SocksRefusal refused) {
                throw SocksFailures.refused(refused, path);
            } catch (IOException unreachable) {
                // the first address is the one people look at; a time-out of it leaves no time for others
                first = first == null ? unreachable : first;
            }
        }
        throw failure(first, trial).causedBy(first);
    }

    private static StepFailed failure(IOException failure, Trial trial) {
        if (trial.path().throughSocks()) {
            return SocksFailures.name(failure, trial.path());
        }
        String host = trial.endpoint().host();
        if (failure instanceof SocketTimeoutException) {
            return StepFailed.because("connect-timed-out", host, port(trial), trial.endpoint().timeout().toSeconds());
        }
        boolean refused = failure instanceof ConnectException && String.valueOf(failure.getMessage()).contains("refused");
        return StepFailed.because(refused ? "connection-refused" : "unreachable", host, port(trial));
    }

    private static String port(Trial trial) {
        return String.valueOf(trial.endpoint().port());
    }
}
