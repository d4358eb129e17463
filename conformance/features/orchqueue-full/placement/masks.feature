@needs-supervision @needs-nvidia-devices
Feature: Device masks
  A worker sees the devices of its mask, in the order of the mask, and no others. It computes there or nowhere.

  @ORCH-3011 @OC-POOL-3020 @ORCH-1101 @must
  Scenario: Each worker is started with the devices of its mask in their order
    Given a pool "P" with:
      | accelerator        | nvidia    |
      | devices            | [2, 0, 3] |
      | homogeneous        | true      |
      | replicas           | 2         |
      | replicas.0.devices | [2, 0]    |
      | replicas.1.devices | [3]       |
      | restart.base_ms    | 1         |
      | restart.cap_ms     | 1         |
    And a pool "Q"
    And the engines of pool "P" are supervised
    And the engines of pool "Q" are supervised
    When all engines of pool "P" are ready
    And task "A" is submitted to pool "P"
    And task "A" comes to be completed
    And the worker of engine 1 of pool "P" is killed
    And a worker of engine 1 of pool "P" is started for time 2
    And the health of pool "P" comes to have, as "H":
      | replicas.0.ready | true |
    Then every worker of engine 1 of pool "P" was started with: [ORCH-3011(a), OC-POOL-3020]
      | devices | "2,0" |
    And every worker of engine 2 of pool "P" was started with: [ORCH-3011(a), OC-POOL-3020]
      | devices | "3" |
    And every worker of engine 1 of pool "Q" was started with: [ORCH-3011(a)]
      | devices | "" |
    And 2 workers of engine 1 of pool "P" were started [ORCH-3011(a)]
    And the record of task "A" has: [ORCH-1101(d)]
      | attempts.0.pool_id    | {pool:P}      |
      | attempts.0.replica_id | {replica:P.1} |

  @ORCH-3018 @must
  Scenario: An engine that says that it computes on the CPU is never ready on a device's pool
    Given a pool "P" with:
      | accelerator     | nvidia |
      | devices         | [1]    |
      | restart.base_ms | 1      |
      | restart.cap_ms  | 1      |
    And a pool "Q"
    And the engines of pool "P" are supervised
    And the workers of pool "P" write at their start:
      | warning: no usable GPU found, --gpu-layers option will be ignored |
    And the engines of pool "P" are not ready
    And the engines of pool "Q" are supervised
    And the workers of pool "Q" write at their start:
      | warning: no usable GPU found, --gpu-layers option will be ignored |
    When engine 1 of pool "P" becomes ready
    And the health of pool "P" comes to have, as "H":
      | last_error | {"$matches": "CPU"} |
    And task "A" is submitted to pool "P"
    And task "B" is submitted to pool "Q"
    And task "B" comes to be completed
    Then the answer to "H" has: [ORCH-3018(b)]
      | ready      | false                 |
      | last_error | {"$matches": "CPU"} |
    And the answer to "A" has status 503 [ORCH-3018(b)]
    And engine 1 of pool "P" was asked 0 times [ORCH-3018(b)]
    And the record of task "B" has: [ORCH-3018(b)]
      | state | completed |

  @OC-POOL-3030 @must
  Scenario: The memory of a device is a gauge where it can be read
    Given a pool "P" with:
      | accelerator | nvidia |
      | devices     | [1]    |
    And the engines of pool "P" are supervised
    When the metric "vram_used_bytes" comes to have, as "M":
      | pool_id | {pool:P}  |
      | value   | 603979776 |
    And the metrics are read as "later"
    Then in "M" the metric "vram_used_bytes" has: [OC-POOL-3030(b)]
      | pool_id | {pool:P}  |
      | device  | 1         |
      | value   | 603979776 |
    And in "later" the metric "gpu_utilization" has: [OC-POOL-3030(b)]
      | pool_id | {pool:P} |
      | device  | 1        |
      | value   | 7        |
