/** What became of jobs. */
package com.atlassian.scheduler.status;
