package io.oauthlinks.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules, for classes below a root package: the app's, or that of the planted ones. */
final class ArchitectureRules {

    private static final String[] PLATFORM = {"com.atlassian..", "net.java.ao..", "jakarta.servlet..", "jakarta.ws..", "jakarta.inject..",
        "jakarta.annotation..", "org.springframework.."};
    private static final String[] FOUNDATION = {"address", "trust", "message", "oauth2", "secret", "audit", "lease", "memory", "settings", "outbound", "work", "notice"};
    private static final List<String> INSIDE_JIRA = List.of("http", "issue", "platform", "rest", "schedule", "screen", "servicedesk", "store");
    /** Both ask for the signed-in user, the texts and the cookie in the same words. */
    private static final Set<String> USERS_OF_HTTP = Set.of("screen", "rest");
    private static final Set<String> TIME_OF_THE_MACHINE = Set.of("now", "currentTimeMillis", "nanoTime", "systemUTC", "systemDefaultZone",
            "system", "tickMillis", "tickSeconds", "tickMinutes");

    private final String root;
    private final Map<String, ArchRule> rules = new LinkedHashMap<>();

    private ArchitectureRules(String root) {
        this.root = root;
    }

    static Map<String, ArchRule> below(String root) {
        ArchitectureRules rules = new ArchitectureRules(root);
        rules.platform();
        rules.libraries();
        rules.arrows();
        rules.insideJira();
        rules.habits();
        return rules.rules;
    }

    private String in(String part) {
        return root + "." + part + "..";
    }

    private String[] in(String... parts) {
        return Arrays.stream(parts).map(this::in).toArray(String[]::new);
    }

    private void add(String name, ArchRule rule) {
        rules.put(name, rule.as(name).allowEmptyShould(true));
    }

    private void platform() {
        add("only jira touches the platform", noClasses().that().resideOutsideOfPackage(in("jira"))
                .should().dependOnClassesThat().resideInAnyPackage(PLATFORM));
        add("servlets stay in jira.http and jira.rest", noClasses().that().resideOutsideOfPackages(in("jira.http", "jira.rest"))
                .should().dependOnClassesThat().resideInAPackage("jakarta.servlet.."));
        add("JAX-RS stays in jira.rest", noClasses().that().resideOutsideOfPackage(in("jira.rest"))
                .should().dependOnClassesThat().resideInAPackage("jakarta.ws.."));
        add("entities stay in jira.store", noClasses().that().resideOutsideOfPackage(in("jira.store"))
                .should().dependOnClassesThat().resideInAPackage("net.java.ao.."));
        add("only jira.wiring builds and imports", noClasses().that().resideOutsideOfPackage(in("jira.wiring"))
                .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "com.atlassian.plugin.spring.."));
    }

    private void libraries() {
        add("mail libraries stay with mailboxes and messages", noClasses().that().resideOutsideOfPackages(in("mailserver.mailbox", "mailchannel.message"))
                .should().dependOnClassesThat().resideInAnyPackage("jakarta.mail..", "jakarta.activation..", "org.eclipse.angus.."));
        add("what reads foreign texts stays with messages", noClasses().that().resideOutsideOfPackage(in("mailchannel.message"))
                .should().dependOnClassesThat().resideInAnyPackage("org.apache.james..", "org.jsoup.."));
        add("the HTTP client stays in outbound", noClasses().that().resideOutsideOfPackage(in("outbound"))
                .should().dependOnClassesThat().resideInAPackage("org.apache.hc.."));
        add("OAuth messages stay with outgoing links and secrets",
                noClasses().that().resideOutsideOfPackages(in("outgoinglink", "incominglink", "secret", "oauth2"))
                        .should().dependOnClassesThat().resideInAPackage("com.nimbusds.."));
        add("Jira's Jackson stays in jira", noClasses().that().resideOutsideOfPackages(in("jira.store", "jira.rest", "jira.http"))
                .should().dependOnClassesThat().resideInAPackage("com.fasterxml.."));
    }

    private void arrows() {
        add("nobody depends on jira", noClasses().that().resideOutsideOfPackage(in("jira"))
                .should().dependOnClassesThat().resideInAPackage(in("jira")));
        add("foundations see no capability", noClasses().that().resideInAnyPackage(in(FOUNDATION))
                .should().dependOnClassesThat().resideInAnyPackage(in("outgoinglink", "incominglink", "mailserver", "mailchannel")));
        add("incoming links see no other capability", noClasses().that().resideInAPackage(in("incominglink"))
                .should().dependOnClassesThat().resideInAnyPackage(in("outgoinglink", "mailserver", "mailchannel")));
        add("other capabilities do not see incoming links", noClasses().that().resideInAnyPackage(in("outgoinglink", "mailserver", "mailchannel"))
                .should().dependOnClassesThat().resideInAPackage(in("incominglink")));
        add("outgoing links do not see mail servers", noClasses().that().resideInAPackage(in("outgoinglink"))
                .should().dependOnClassesThat().resideInAnyPackage(in("mailserver", "mailchannel")));
        add("mail servers do not see mail channels", noClasses().that().resideInAPackage(in("mailserver"))
                .should().dependOnClassesThat().resideInAPackage(in("mailchannel")));
        add("mail channels see no outgoing links", noClasses().that().resideInAPackage(in("mailchannel"))
                .should().dependOnClassesThat().resideInAPackage(in("outgoinglink")));
        add("mail servers see outgoing links only through their access tokens", noClasses().that().resideInAPackage(in("mailserver"))
                .should().dependOnClassesThat(resideInAPackage(in("outgoinglink"))
                        .and(DescribedPredicate.not(resideInAPackage(in("outgoinglink.token"))))));
        add("no cycles", slices().matching(root + ".(**)").should().beFreeOfCycles());
    }

    private void insideJira() {
        for (String one : INSIDE_JIRA) {
            String[] others = INSIDE_JIRA.stream().filter(other -> !other.equals(one))
                    .filter(other -> !(other.equals("http") && USERS_OF_HTTP.contains(one)))
                    .map(other -> in("jira." + other)).toArray(String[]::new);
            add("jira." + one + " keeps to itself", noClasses().that().resideInAPackage(in("jira." + one))
                    .should().dependOnClassesThat().resideInAnyPackage(others)
                    .orShould().dependOnClassesThat().resideInAPackage(in("jira.wiring")));
        }
    }

    private void habits() {
        add("time comes from the one clock", noClasses().that().resideOutsideOfPackage(in("jira.wiring"))
                .should().callCodeUnitWhere(DescribedPredicate.describe("asks the machine for the time", call -> isTimeOfTheMachine(call.getTarget()))));
        add("packages say what they are about", noClasses().should().resideInAnyPackage("..util..", "..common..", "..helper..",
                "..manager..", "..impl..", "..model..", "..service.."));
        add("domain classes carry no annotations of frameworks", classes().that().resideOutsideOfPackage(in("jira"))
                .should(new ArchCondition<>("carry no framework annotations") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getAnnotations().stream().map(annotation -> annotation.getRawType())
                                .filter(resideInAnyPackage(PLATFORM)::test)
                                .forEach(annotation -> events.add(SimpleConditionEvent.violated(type,
                                        type.getName() + " carries " + annotation.getName())));
                    }
                }));
    }

    private static boolean isTimeOfTheMachine(CodeUnitCallTarget target) {
        String owner = target.getOwner().getName();
        boolean noArguments = target.getRawParameterTypes().isEmpty();
        if (owner.equals("java.util.Date") || owner.equals("java.util.GregorianCalendar")) {
            return target.getName().equals(JavaConstructor.CONSTRUCTOR_NAME) && noArguments;
        }
        if (owner.equals("java.util.Calendar")) {
            return target.getName().equals("getInstance");
        }
        boolean clockGiven = !noArguments && target.getRawParameterTypes().get(0).isEquivalentTo(Clock.class);
        return (owner.startsWith("java.time.") || owner.equals("java.lang.System")) && TIME_OF_THE_MACHINE.contains(target.getName())
                && !clockGiven;
    }
}
