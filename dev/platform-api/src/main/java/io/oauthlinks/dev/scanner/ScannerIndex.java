package io.oauthlinks.dev.scanner;

import com.atlassian.plugin.spring.scanner.annotation.export.ExportAsService;
import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import org.springframework.stereotype.Component;

/**
 * Writes {@code META-INF/plugin-components/{component,imports,exports}}: one sorted line for each component
 * ({@code a.b.C} or {@code a.b.C#name}), imported service ({@code a.b.Interface} or {@code a.b.Interface#name}) and
 * exported service ({@code a.b.C} or {@code a.b.C#a.b.Interface,...}). The first two are written even when empty,
 * because a bundle without them starts none of its modules.
 */
@SupportedAnnotationTypes("*")
public final class ScannerIndex extends AbstractProcessor {

    private static final String FOLDER = "META-INF/plugin-components/";

    private final Map<String, SortedSet<String>> files = new TreeMap<>(Map.of("component", new TreeSet<>(), "imports", new TreeSet<>()));

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                index(annotation, element);
            }
        }
        if (round.processingOver() && !round.errorRaised()) {
            files.forEach(this::write);
        }
        return false;
    }

    private void index(TypeElement annotation, Element element) {
        if (annotation.getQualifiedName().contentEquals(ComponentImport.class.getName())) {
            addImport(annotation, element);
        } else if (annotation.getQualifiedName().contentEquals(ExportAsService.class.getName())) {
            addExport(annotation, element);
        } else if (element instanceof TypeElement type && isConcrete(type) && isStereotype(annotation)) {
            files.get("component").add(named(binaryName(type), annotation, type));
        }
    }

    private void addImport(TypeElement annotation, Element element) {
        if (element.getKind() == ElementKind.PARAMETER && element.getEnclosingElement().getKind() != ElementKind.CONSTRUCTOR) {
            refuse("a real Jira imports services for fields and constructor parameters only", element);
        } else if (element.asType() instanceof DeclaredType service) {
            files.get("imports").add(named(binaryName((TypeElement) service.asElement()), annotation, element));
        }
    }

    private void addExport(TypeElement annotation, Element element) {
        if (!(element instanceof TypeElement type) || value(annotation, "properties", element).isPresent()) {
            refuse("only classes are exported as services here, and without properties", element);
            return;
        }
        String interfaces = value(annotation, "value", type).map(AnnotationValue::getValue).map(List.class::cast).orElse(List.of())
                .stream().map(item -> binaryName((TypeElement) ((DeclaredType) ((AnnotationValue) item).getValue()).asElement()))
                .collect(Collectors.joining(",")).toString();
        files.computeIfAbsent("exports", file -> new TreeSet<>()).add(binaryName(type) + (interfaces.isEmpty() ? "" : "#" + interfaces));
    }

    private static boolean isConcrete(TypeElement type) {
        return (type.getKind() == ElementKind.CLASS || type.getKind() == ElementKind.RECORD)
                && !type.getModifiers().contains(Modifier.ABSTRACT);
    }

    private static boolean isStereotype(Element annotation) {
        return annotation.toString().equals(Named.class.getName()) || carriesComponent(annotation, new HashSet<>());
    }

    /** Spring's stereotypes carry {@code @Component}; annotations may annotate each other in circles, so remember the seen ones. */
    private static boolean carriesComponent(Element annotation, Set<Element> seen) {
        return annotation.toString().equals(Component.class.getName())
                || annotation.getAnnotationMirrors().stream().map(mirror -> mirror.getAnnotationType().asElement())
                        .anyMatch(carried -> seen.add(carried) && carriesComponent(carried, seen));
    }

    private String named(String type, TypeElement annotation, Element element) {
        String name = value(annotation, "value", element).map(AnnotationValue::getValue).map(Object::toString).orElse("");
        return name.isEmpty() ? type : type + "#" + name;
    }

    private static Optional<? extends AnnotationValue> value(TypeElement annotation, String member, Element element) {
        return element.getAnnotationMirrors().stream().filter(mirror -> mirror.getAnnotationType().asElement().equals(annotation))
                .map(AnnotationMirror::getElementValues).flatMap(values -> values.entrySet().stream())
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(member)).map(Map.Entry::getValue).findFirst();
    }

    private String binaryName(TypeElement type) {
        return processingEnv.getElementUtils().getBinaryName(type).toString();
    }

    private void refuse(String reason, Element element) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, reason, element);
    }

    private void write(String file, SortedSet<String> lines) {
        try (Writer writer = processingEnv.getFiler().createResource(StandardLocation.CLASS_OUTPUT, "", FOLDER + file).openWriter()) {
            for (String line : lines) {
                writer.write(line + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + FOLDER + file, e);
        }
    }
}
