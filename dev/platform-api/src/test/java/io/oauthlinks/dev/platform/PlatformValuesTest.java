package io.oauthlinks.dev.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.atlassian.activeobjects.external.ModelVersion;
import com.atlassian.audit.entity.AuditEvent;
import com.atlassian.audit.entity.AuditResource;
import com.atlassian.audit.entity.AuditType;
import com.atlassian.audit.entity.ChangedValue;
import com.atlassian.audit.entity.CoverageArea;
import com.atlassian.audit.entity.CoverageLevel;
import com.atlassian.cache.CacheSettings;
import com.atlassian.cache.CacheSettingsBuilder;
import com.atlassian.jira.bc.ServiceResultImpl;
import com.atlassian.jira.bc.issue.comment.CommentService;
import com.atlassian.jira.util.ErrorCollection;
import com.atlassian.jira.util.SimpleErrorCollection;
import com.atlassian.jira.util.json.JSONException;
import com.atlassian.jira.util.json.JSONObject;
import com.atlassian.sal.api.user.UserKey;
import com.atlassian.scheduler.JobRunnerResponse;
import com.atlassian.scheduler.config.JobConfig;
import com.atlassian.scheduler.config.JobId;
import com.atlassian.scheduler.config.JobRunnerKey;
import com.atlassian.scheduler.config.RunMode;
import com.atlassian.scheduler.config.Schedule;
import com.atlassian.scheduler.status.RunOutcome;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The few classes among the signatures that the app creates itself, and that must therefore behave. */
class PlatformValuesTest {

    @Test
    void keysAreEqualByTheirText() {
        assertThat(new UserKey("1")).isEqualTo(UserKey.fromLong(1)).hasSameHashCodeAs(UserKey.fromLong(1)).hasToString("1");
        assertThat(JobId.of("a")).isEqualTo(JobId.of("a")).isNotEqualTo(JobId.of("b")).isLessThan(JobId.of("b"));
        assertThat(JobRunnerKey.of("a")).isEqualTo(JobRunnerKey.of("a")).isNotEqualTo(JobRunnerKey.of("b"));
        assertThatIllegalArgumentException().isThrownBy(() -> new UserKey(null));
    }

    @Test
    void modelVersionsCompareAsNumbers() {
        assertThat(ModelVersion.valueOf("10").isNewerThan(ModelVersion.valueOf("9"))).isTrue();
        assertThat(ModelVersion.valueOf("9").isOlderThan(ModelVersion.valueOf("10"))).isTrue();
        assertThat(ModelVersion.valueOf("9").isSame(ModelVersion.valueOf("9"))).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> ModelVersion.valueOf("one"));
    }

    @Test
    void aJobsConfigurationChangesByCopy() {
        JobConfig once = JobConfig.forJobRunnerKey(JobRunnerKey.of("runner"));
        JobConfig often = once.withRunMode(RunMode.RUN_LOCALLY).withSchedule(Schedule.forInterval(60_000, null))
                .withParameters(Map.of("a", "b"));

        assertThat(once.getRunMode()).isEqualTo(RunMode.RUN_ONCE_PER_CLUSTER);
        assertThat(once.getSchedule().getIntervalScheduleInfo().getIntervalInMillis()).isZero();
        assertThat(often.getRunMode()).isEqualTo(RunMode.RUN_LOCALLY);
        assertThat(often.getSchedule().getIntervalScheduleInfo().getIntervalInMillis()).isEqualTo(60_000);
        assertThat(often.getParameters()).containsExactly(Map.entry("a", "b"));
    }

    @Test
    void aScheduleAnswersForItsOwnKindOnly() {
        Schedule interval = Schedule.forInterval(5, new Date(7));
        Schedule cron = Schedule.forCronExpression("0 0 3 * * ?");

        assertThat(interval.getType()).isEqualTo(Schedule.Type.INTERVAL);
        assertThat(interval.getIntervalScheduleInfo().getFirstRunTime()).isEqualTo(new Date(7));
        assertThat(cron.getType()).isEqualTo(Schedule.Type.CRON_EXPRESSION);
        assertThat(cron.getCronScheduleInfo().getCronExpression()).isEqualTo("0 0 3 * * ?");
        assertThatIllegalStateException().isThrownBy(cron::getIntervalScheduleInfo);
        assertThatIllegalStateException().isThrownBy(interval::getCronScheduleInfo);
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.forInterval(-1, null));
    }

    @Test
    void aFailedRunSaysWhy() {
        assertThat(JobRunnerResponse.failed("no").getRunOutcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(JobRunnerResponse.failed(new IllegalStateException("no")).getMessage()).contains("no");
        assertThat(JobRunnerResponse.success().getMessage()).isNull();
    }

    @Test
    void anAuditEventHoldsWhatWasPutIn() {
        AuditType type = AuditType.fromI18nKeys(CoverageArea.ECOSYSTEM, CoverageLevel.BASE, "category", "action").build();
        AuditEvent event = AuditEvent.builder(type).affectedObject(AuditResource.builder("Link", "link").id("5").build())
                .changedValue(ChangedValue.fromI18nKeys("name").from("a").to("b").build()).build();

        assertThat(event.getCategoryI18nKey()).isEqualTo("category");
        assertThat(event.getArea()).isEqualTo(CoverageArea.ECOSYSTEM);
        assertThat(event.getAffectedObjects()).singleElement().extracting(AuditResource::getId).isEqualTo("5");
        assertThat(event.getChangedValues()).singleElement().extracting(ChangedValue::getTo).isEqualTo("b");
    }

    @Test
    void cacheSettingsNotSaidAreNullAndAreFilledByTheOverridesThatSayThem() {
        CacheSettings minute = new CacheSettingsBuilder().expireAfterWrite(1, TimeUnit.MINUTES).remote().build();
        CacheSettings both = minute.override(new CacheSettingsBuilder().maxEntries(9).local().build());

        assertThat(minute.getMaxEntries()).isNull();
        assertThat(minute.getMaxEntries(3)).isEqualTo(3);
        assertThat(both.getExpireAfterWrite()).isEqualTo(60_000);
        assertThat(both.getMaxEntries(3)).isEqualTo(9);
        assertThat(both.getLocal(false)).isTrue();
        assertThat(new CacheSettingsBuilder(both).build()).isEqualTo(both);
    }

    @Test
    void errorsMakeAResultInvalid() {
        SimpleErrorCollection errors = new SimpleErrorCollection();
        assertThat(new ServiceResultImpl(errors).isValid()).isTrue();

        errors.addError("summary", "Summary is required.", ErrorCollection.Reason.VALIDATION_FAILED);
        SimpleErrorCollection all = new SimpleErrorCollection();
        all.addErrorCollection(errors);

        assertThat(new ServiceResultImpl(all).isValid()).isFalse();
        assertThat(all.getErrors()).containsExactly(Map.entry("summary", "Summary is required."));
        assertThat(all.getReasons()).containsExactly(ErrorCollection.Reason.VALIDATION_FAILED);
    }

    @Test
    void aCommentKeepsItsProperties() throws JSONException {
        JSONObject value = new JSONObject("{\"a\": [1, true]}");
        CommentService.CommentParameters comment = CommentService.CommentParameters.builder().body("text")
                .commentProperties(Map.of("key", value)).build();

        assertThat(comment.getCommentProperties().get("key")).hasToString("{\"a\":[1,true]}");
        assertThat(comment.getBody()).isEqualTo("text");
        assertThatExceptionOfType(JSONException.class).isThrownBy(() -> new JSONObject("[1]"));
    }
}
