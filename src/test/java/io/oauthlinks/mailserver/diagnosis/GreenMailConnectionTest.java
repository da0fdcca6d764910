package io.oauthlinks.mailserver.diagnosis;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.oauthlinks.mailserver.MailPreset;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.TestMailServers;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.oauth2.Scopes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GreenMailConnectionTest {

    private static final ServerSetup IMAP = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    private static final ServerSetup POP3 = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3);
    private static GreenMail greenMail;
    private static GreenMailUser user;

    @BeforeAll
    static void start() {
        greenMail = new GreenMail(new ServerSetup[] {IMAP, POP3});
        greenMail.start();
        user = greenMail.setUser("helpdesk@example.com", "helpdesk@example.com", "no-password");
        ((UserImpl) user).setTokenValidator(Trials.TOKEN::equals);
        for (int i = 0; i < 3; i++) {
            user.deliver(GreenMailUtil.createTextEmail("helpdesk@example.com", "alice@example.com", "Printer " + i, "It smokes.",
                    greenMail.getImap().getServerSetup()));
        }
    }

    @AfterAll
    static void stop() {
        greenMail.stop();
    }

    private static TestMailServers imap() {
        return mailServer().at(MailProtocol.IMAP, TlsMode.NONE, greenMail.getImap().getPort());
    }

    private static TestMailServers pop3() {
        return mailServer().at(MailProtocol.POP3, TlsMode.NONE, greenMail.getPop3().getPort());
    }

    @Test
    @DisplayName("M2: IMAP at GreenMail")
    void imapPasses() {
        Trials trials = Trials.of(imap().build()).requirePassed();
        assertThat(Trials.text(trials.at(Step.MESSAGES).finding())).startsWith("3 messages");
    }

    @ParameterizedTest
    @EnumSource(MailPreset.class)
    @DisplayName("M3: POP3 at GreenMail, in one line and in two")
    void pop3Passes(MailPreset preset) {
        Trials trials = Trials.of(pop3().preset(preset).build()).requirePassed();
        assertThat(Trials.text(trials.at(Step.MESSAGES).finding())).startsWith("3 messages");
    }

    @Test
    @DisplayName("M14: flags and messages are as before")
    void nothingChanges() throws FolderException {
        MailFolder inbox = greenMail.getManagers().getImapHostManager().getInbox(user);
        Trials.of(imap().build()).requirePassed();
        Trials.of(pop3().build()).requirePassed();
        assertThat(inbox.getMessageCount()).isEqualTo(3);
        assertThat(inbox.getUnseenCount()).isEqualTo(3);
        assertThat(inbox.getMessages()).noneMatch(message -> message.getFlags().contains(jakarta.mail.Flags.Flag.DELETED));
    }

    @ParameterizedTest
    @EnumSource(MailProtocol.class)
    @DisplayName("M15: a shared mailbox opens for its own address with the access token of the delegate")
    void aSharedMailboxOpensWithTheTokenOfTheDelegate(MailProtocol protocol) {
        GreenMailUser shared = greenMail.setUser("shared@example.com", "shared@example.com", "no-password");
        ((UserImpl) shared).setTokenValidator(Trials.TOKEN::equals);
        GreenMailUser delegate = greenMail.setUser("delegate@example.com", "delegate@example.com", "no-password");
        ((UserImpl) delegate).setTokenValidator(token -> false);
        TestMailServers server = (protocol == MailProtocol.IMAP ? imap() : pop3()).user("shared@example.com").account(7, 11);

        Trials trials = Trials.of(server.build(), "delegate@example.com", Scopes.NONE).requirePassed();

        assertThat(Trials.text(trials.at(Step.LOGIN).finding())).isEqualTo("Signed in to shared@example.com with the account delegate@example.com");
        ((UserImpl) shared).setTokenValidator(token -> false);
        Trials refused = Trials.of(server.build(), "delegate@example.com", Scopes.NONE).requireFailed(Step.LOGIN, "mailbox-not-of-account");
        assertThat(Trials.text(refused.at(Step.LOGIN).problem().remedy())).contains("Full Access");
    }

    @Test
    void refusedTokensAreToldByBothProtocols() {
        ((UserImpl) user).setTokenValidator(token -> false);
        try {
            Trials.of(imap().build()).requireFailed(Step.LOGIN, "token-refused");
            Trials.of(pop3().build()).requireFailed(Step.LOGIN, "token-refused");
        } finally {
            ((UserImpl) user).setTokenValidator(Trials.TOKEN::equals);
        }
    }

    @Test
    void passwordsAreTakenByBothProtocols() {
        greenMail.setUser("bob@example.com", "bob@example.com", "bob-word");
        Trials.of(imap().user("bob@example.com").password("bob-word").build()).requirePassed();
        Trials.of(pop3().user("bob@example.com").password("bob-word").build()).requirePassed();
        Trials.of(imap().user("bob@example.com").password("wrong").build()).requireFailed(Step.LOGIN, "password-refused");
        Trials.of(pop3().user("bob@example.com").password("wrong").build()).requireFailed(Step.LOGIN, "password-refused");
    }
}
