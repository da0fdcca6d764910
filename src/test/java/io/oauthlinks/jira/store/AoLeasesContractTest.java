package io.oauthlinks.jira.store;

import io.oauthlinks.lease.Leases;
import io.oauthlinks.lease.LeasesContract;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoLeasesContractTest extends LeasesContract {

    @Parameter
    private TestDatabase database;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Leases leases;

    @BeforeEach
    void start() {
        leases = new AoLeases(database.empty(), threads, clock);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Override
    protected Leases leases() {
        return leases;
    }
}
