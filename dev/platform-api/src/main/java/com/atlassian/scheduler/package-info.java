/** Work that the cluster runs by the clock. */
package com.atlassian.scheduler;
