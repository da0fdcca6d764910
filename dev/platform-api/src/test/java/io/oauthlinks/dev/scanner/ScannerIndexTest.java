package io.oauthlinks.dev.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannerIndexTest {

    private static final Pattern TYPE_NAME = Pattern.compile("(?:class|interface|@interface|record) (\\w+)");

    @TempDir
    private Path output;

    @Test
    void componentsAreWrittenSortedWithTheirNames() {
        compile("package p; @org.springframework.stereotype.Service public class Zebra {}",
                "package p; @org.springframework.stereotype.Component(\"horse\") public class Ant {}",
                "package p; @jakarta.inject.Named public class Cat { @jakarta.inject.Named public static class Kitten {} }",
                "package p; @org.springframework.context.annotation.Configuration(proxyBeanMethods = false) public class Wiring {}");

        assertThat(lines("component")).containsExactly("p.Ant#horse", "p.Cat", "p.Cat$Kitten", "p.Wiring", "p.Zebra");
    }

    @Test
    void anAnnotationThatCarriesAStereotypeIsOneAndIsNoComponentItself() {
        compile("package p; @org.springframework.stereotype.Component public @interface Job {}",
                "package p; @Job public class Nightly {}");

        assertThat(lines("component")).containsExactly("p.Nightly");
    }

    @Test
    void whatCannotBeCreatedIsNoComponent() {
        compile("package p; @org.springframework.stereotype.Component public abstract class Base {}",
                "package p; @org.springframework.stereotype.Component public interface Port {}",
                "package p; public class User { User(@jakarta.inject.Named(\"x\") String x) {} }");

        assertThat(lines("component")).isEmpty();
    }

    @Test
    void importsComeFromConstructorParametersAndFieldsOnceEach() {
        compile("""
                package p;
                import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
                import com.atlassian.sal.api.user.UserManager;
                @jakarta.inject.Named public class Page {
                    @ComponentImport UserManager users;
                    @ComponentImport("eventPublisher") com.atlassian.event.api.EventPublisher events;
                    @jakarta.inject.Inject Page(@ComponentImport UserManager users,
                            @ComponentImport java.util.function.Supplier<String> generic, String own) {}
                }
                """);

        assertThat(lines("imports")).containsExactly("com.atlassian.event.api.EventPublisher#eventPublisher",
                "com.atlassian.sal.api.user.UserManager", "java.util.function.Supplier");
    }

    @Test
    void anImportForAMethodIsAnError() {
        String messages = compile("""
                package p;
                public class Wiring {
                    void bean(@com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport Runnable service) {}
                }
                """);

        assertThat(messages).contains("error").contains("constructor parameters");
    }

    @Test
    void exportsNameTheirInterfacesWhenGiven() {
        compile("""
                package p;
                @com.atlassian.plugin.spring.scanner.annotation.export.ExportAsService({Runnable.class, java.util.Map.Entry.class})
                @jakarta.inject.Named public abstract class Start implements Runnable, java.util.Map.Entry<String, String> {}
                """, """
                package p;
                @com.atlassian.plugin.spring.scanner.annotation.export.ExportAsService
                @jakarta.inject.Named public class All implements Runnable { public void run() {} }
                """);

        assertThat(lines("exports")).containsExactly("p.All", "p.Start#java.lang.Runnable,java.util.Map$Entry");
    }

    @Test
    void anExportWithPropertiesIsAnErrorBecauseTheyWouldBeLost() {
        String messages = compile("""
                package p;
                import com.atlassian.plugin.spring.scanner.annotation.export.*;
                @ExportAsService(properties = @ServiceProperty(key = "a", value = "b")) public class Start {}
                """);

        assertThat(messages).contains("error").contains("without properties");
    }

    @Test
    void withoutComponentsAndImportsBothFilesAreThereAndEmpty() {
        compile("package p; public class Plain {}");

        assertThat(lines("component")).isEmpty();
        assertThat(lines("imports")).isEmpty();
        assertThat(output.resolve("META-INF/plugin-components/exports")).doesNotExist();
    }

    /** Compiles with the processor and returns what the compiler said. */
    private String compile(String... sources) {
        StringWriter messages = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-d", output.toString(), "-classpath", System.getProperty("java.class.path"));
        var task = compiler.getTask(messages, null, null, options, null, Arrays.stream(sources).map(ScannerIndexTest::source).toList());
        task.setProcessors(List.of(new ScannerIndex()));
        boolean compiled = task.call();
        assertThat(compiled).as(messages.toString()).isEqualTo(!messages.toString().contains("error"));
        return messages.toString();
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(output.resolve("META-INF/plugin-components").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject source(String code) {
        Matcher name = TYPE_NAME.matcher(code);
        assertThat(name.find()).isTrue();
        return new SimpleJavaFileObject(URI.create("string:///p/" + name.group(1) + Kind.SOURCE.extension), Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }
}
