package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.protocol.MailPath;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks the host up, once: the following steps use the addresses found here. */
final class DnsStep implements TestStep {

    private final Names names;

    DnsStep() {
        this(InetAddress::getAllByName);
    }

    DnsStep(Names names) {
        this.names = names;
    }

    /** Who knows the addresses of a host. */
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    @Override
    public Step step() {
        return Step.DNS;
    }

    @Override
    public Finding run(Trial trial) {
        if (trial.path().throughSocks()) {
            return lookUpProxy(trial.path(), trial);
        }
        String host = trial.endpoint().host();
        List<InetAddress> addresses = lookUp(host, trial);
        trial.found(addresses);
        String first = addresses.get(0).getHostAddress();
        if (first.equals(host)) {
            return Finding.of("dns.literal", host);
        }
        return addresses.size() == 1 ? Finding.of("dns.one", host, first) : Finding.of("dns.many", host, addresses.size(), first);
    }

    /** Only the proxy is looked up here; the proxy looks the mail server up. */
    private Finding lookUpProxy(MailPath path, Trial trial) {
        try {
            trial.found(lookUp(path.socks().host(), trial));
        } catch (StepFailed failed) {
            throw failed.getCause() instanceof UnknownHostException ? SocksFailures.notFound(path).causedBy(failed) : failed;
        }
        return Finding.of("dns.socks", path.host(), path.detail());
    }

    /** The JDK's look-up cannot be given a time limit; a thread of its own may hang in it, the test does not. */
    private List<InetAddress> lookUp(String host, Trial trial) {
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                found.complete(List.of(names.addresses(host)));
            } catch (UnknownHostException | SecurityException unknown) {
                found.completeExceptionally(unknown);
            }
        }, "oauth-links-dns");
        thread.setDaemon(true);
        thread.start();
        try {
            return found.get(trial.deadline().millisLeft(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException unknown) {
            throw StepFailed.because("host-not-found", host).causedBy(unknown.getCause());
        } catch (TimeoutException | SocketTimeoutException slow) {
            throw StepFailed.because("dns-timed-out", host).causedBy(slow);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw StepFailed.because("test-broke").causedBy(stopped);
        }
    }
}
