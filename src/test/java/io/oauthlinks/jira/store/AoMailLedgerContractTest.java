package io.oauthlinks.jira.store;

import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.ledger.MailLedgerContract;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoMailLedgerContractTest extends MailLedgerContract {

    @Parameter
    private TestDatabase database;
    private MailLedger ledger;

    @BeforeEach
    void start() {
        ledger = new AoMailLedger(database.empty(), Clock.systemUTC());
    }

    @Override
    protected MailLedger ledger() {
        return ledger;
    }
}
