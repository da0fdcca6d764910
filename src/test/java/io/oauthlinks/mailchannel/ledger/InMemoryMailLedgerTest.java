package io.oauthlinks.mailchannel.ledger;

class InMemoryMailLedgerTest extends MailLedgerContract {

    private final MailLedger ledger = new InMemoryMailLedger();

    @Override
    protected MailLedger ledger() {
        return ledger;
    }
}
