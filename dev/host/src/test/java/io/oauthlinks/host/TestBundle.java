package io.oauthlinks.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles and packs a small app. Unless told otherwise, everything about it is right. */
public final class TestBundle {

    public static final String KEY = "com.example.app";

    private static final String SPRING = """
            <beans xmlns="http://www.springframework.org/schema/beans" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:context="http://www.springframework.org/schema/context"
                xmlns:atlassian-scanner="http://www.atlassian.com/schema/atlassian-scanner/2"
                xsi:schemaLocation="http://www.springframework.org/schema/beans http://www.springframework.org/schema/beans/spring-beans.xsd
                http://www.springframework.org/schema/context http://www.springframework.org/schema/context/spring-context.xsd
                http://www.atlassian.com/schema/atlassian-scanner/2 http://www.atlassian.com/schema/atlassian-scanner/2/atlassian-scanner.xsd">
              <context:annotation-config/>
              <atlassian-scanner:scan-indexes/>
            </beans>
            """;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> imports = new ArrayList<>(List.of("com.atlassian.activeobjects.external", "com.atlassian.annotations.security",
            "com.atlassian.plugin.spring.scanner.annotation.export", "com.atlassian.plugin.web", "com.atlassian.sal.api.lifecycle",
            "com.atlassian.sal.api.message", "com.atlassian.sal.api.transaction", "com.atlassian.sal.api.user",
            "com.atlassian.sal.api.websudo", "com.atlassian.templaterenderer", "com.atlassian.velocity.htmlsafe", "jakarta.inject",
            "jakarta.servlet", "jakarta.servlet.http", "jakarta.ws.rs", "jakarta.ws.rs.core", "jakarta.ws.rs.ext", "net.java.ao",
            "net.java.ao.schema", "org.springframework.beans.factory", "org.springframework.context.annotation",
            "org.springframework.stereotype"));
    private final String key;
    private String modules = "";

    public TestBundle() {
        this(KEY);
    }

    /** @param key of an app beside the one that is tested */
    public TestBundle(String key) {
        this.key = key;
        text("META-INF/spring/plugin-context.xml", SPRING);
        text("META-INF/plugin-components/component", "");
    }

    /** Adds elements to {@code atlassian-plugin.xml}. */
    public TestBundle modules(String xml) {
        modules += xml;
        return this;
    }

    /** Adds a class of the package {@code com.example}; the usual types need no import. */
    public TestBundle source(String className, String body) {
        sources.put("com.example." + className, """
                package com.example;
                import com.atlassian.activeobjects.external.*;
                import com.atlassian.annotations.security.*;
                import com.atlassian.plugin.spring.scanner.annotation.export.*;
                import com.atlassian.sal.api.lifecycle.*;
                import com.atlassian.sal.api.message.*;
                import com.atlassian.sal.api.user.*;
                import com.atlassian.templaterenderer.*;
                import jakarta.inject.*;
                import jakarta.servlet.*;
                import jakarta.servlet.http.*;
                import jakarta.ws.rs.*;
                import net.java.ao.*;
                import net.java.ao.schema.*;
                import java.io.*;
                import java.util.*;
                """ + body);
        return this;
    }

    public TestBundle text(String path, String text) {
        return bytes(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public TestBundle bytes(String path, byte[] bytes) {
        entries.put(path, bytes);
        return this;
    }

    public TestBundle without(String path) {
        entries.remove(path);
        return this;
    }

    public TestBundle importing(String packageName) {
        imports.add(packageName);
        return this;
    }

    public TestBundle notImporting(String packageName) {
        imports.remove(packageName);
        return this;
    }

    /** Lines of an index file, such as {@code component}. */
    public TestBundle index(String file, String... lines) {
        return text("META-INF/plugin-components/" + file, String.join("\n", lines) + "\n");
    }

    public Path build(Path folder) {
        Path jar = folder.resolve("app.jar");
        text("atlassian-plugin.xml", "<atlassian-plugin key=\"" + key + "\" name=\"App\" plugins-version=\"2\">"
                + "<plugin-info><version>1.0</version><vendor name=\"Example\" url=\"https://example.com\"/></plugin-info>"
                + modules + "</atlassian-plugin>");
        compile(folder.resolve("classes"));
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream packed = new JarOutputStream(out, manifest())) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                packed.putNextEntry(new JarEntry(entry.getKey()));
                packed.write(entry.getValue());
                packed.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private Manifest manifest() throws IOException {
        Manifest manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", key);
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Atlassian-Plugin-Key", key);
        main.putValue("Spring-Context", "*");
        main.putValue("Import-Package", String.join(",", imports));
        return manifest;
    }

    private void compile(Path classes) {
        if (sources.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try {
            Files.createDirectories(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean compiled = compiler.getTask(messages, null, null,
                List.of("-d", classes.toString(), "-parameters", "--release", "17", "-proc:none", "-cp", System.getProperty("java.class.path"),
                        "-nowarn"), null, sources.entrySet().stream().map(Source::of).toList()).call();
        if (!compiled) {
            throw new IllegalStateException(messages.toString());
        }
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes(classes.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A jar in bytes, to be nested. */
    public static byte[] jar(String entry, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry(entry));
            jar.write(content);
            jar.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        private Source(String className, String code) {
            super(URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.code = code;
        }

        private static Source of(Map.Entry<String, String> source) {
            return new Source(source.getKey(), source.getValue());
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
