package io.oauthlinks.servers;

/** What Dovecot is told, as formats. */
final class DovecotConfiguration {

    /** With the endpoint that is asked about tokens. */
    static final String INTROSPECTION = """
            introspection_mode = post
            introspection_url = %s
            force_introspection = yes
            username_attribute = sub
            active_attribute = active
            active_value = true
            """;

    /** With its folder and the ports of IMAP, IMAPS, POP3 and POP3S. */
    static final String SERVER = """
            base_dir = %1$s/run
            state_dir = %1$s/state
            log_path = %1$s/dovecot.log
            auth_verbose = yes
            protocols = imap pop3
            listen = 127.0.0.1, 127.0.0.2, 127.0.0.3
            ssl = yes
            ssl_cert = <%1$s/server.pem
            ssl_key = <%1$s/server.key
            local 127.0.0.2 {
              ssl_cert = <%1$s/expired.pem
            }
            local 127.0.0.3 {
              ssl_cert = <%1$s/other-host.pem
            }
            disable_plaintext_auth = yes
            auth_mechanisms = plain login xoauth2 oauthbearer
            auth_failure_delay = 0
            mail_location = maildir:%1$s/mail/%%u
            first_valid_uid = 1
            passdb {
              driver = oauth2
              mechanisms = xoauth2 oauthbearer
              args = %1$s/oauth2.conf.ext
            }
            passdb {
              driver = static
              mechanisms = plain login
              args = password=mailbox-password-7316
            }
            userdb {
              driver = static
              args = uid=mail gid=mail home=%1$s/mail/%%u allow_all_users=yes
            }
            service anvil {
              unix_listener anvil-auth-penalty {
                mode = 0
              }
            }
            service imap-login {
              inet_listener imap {
                port = %2$d
              }
              inet_listener imaps {
                port = %3$d
                ssl = yes
              }
            }
            service pop3-login {
              inet_listener pop3 {
                port = %4$d
              }
              inet_listener pop3s {
                port = %5$d
                ssl = yes
              }
            }
            """;

    private DovecotConfiguration() {
    }
}
