package io.oauthlinks.practice.mail;

import com.icegreen.greenmail.user.TokenValidator;

/**
 * Lets an access token into one mailbox, and only through XOAUTH2.
 *
 * <p>GreenMail passes a password and an access token through the same method, so that a token sent by LOGIN, PASS or AUTH PLAIN
 * would be welcome. A real provider refuses it, and an app that sends tokens in that way has to fail here too; the command that
 * is being executed is found on the call stack.
 */
final class Login implements TokenValidator {

    private static final String GREENMAIL = "com.icegreen.greenmail.";

    private final String mailbox;
    private final AccessTokenCheck check;

    Login(String mailbox, AccessTokenCheck check) {
        this.mailbox = mailbox;
        this.check = check;
    }

    @Override
    public boolean isValid(String accessToken) {
        Protocol protocol = StackWalker.getInstance().walk(frames -> frames
                .map(frame -> protocolOf(frame.getClassName(), frame.getMethodName()))
                .filter(found -> found != null).findFirst().orElse(null));
        return protocol != null && check.opens(mailbox, accessToken, protocol);
    }

    private static Protocol protocolOf(String className, String method) {
        if (className.equals(Pop3Commands.Xoauth2.class.getName()) && method.equals("login")) {
            return Protocol.POP3;
        }
        return switch (className + "." + method) {
            case GREENMAIL + "imap.commands.AuthenticateCommand.doProcess" -> Protocol.IMAP;
            case GREENMAIL + "smtp.commands.AuthCommand.authXOAuth2" -> Protocol.SMTP;
            default -> null;
        };
    }
}
