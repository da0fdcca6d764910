package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.OwnAddresses;
import io.oauthlinks.mailchannel.filter.Filter;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.mailchannel.message.MailReader;
import java.time.Clock;
import java.util.List;

/** What the intake needs. @param filters in the order in which they ask */
public record IntakePorts(MailLedger ledger, Spool spool, MailReader reader, List<Filter> filters, OwnAddresses own, JiraSide jira, Clock clock) {

    public IntakePorts {
        filters = List.copyOf(filters);
    }
}
