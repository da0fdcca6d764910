/** What runs, where and when. */
package com.atlassian.scheduler.config;
