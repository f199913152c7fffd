# Windows 的任务计划程序：改好下面四项，以管理员身份打开 PowerShell，进入项目文件夹，运行
#   powershell -ExecutionPolicy Bypass -File site_config\timers\windows.ps1
# 再运行一次就换成新的设置；不要了，在“任务计划程序”里删去 gongshi 文件夹。
$project = "C:\gongshi"                          # 项目文件夹
$gongshi = "C:\gongshi\.venv\Scripts\gongshi.exe"  # 命令的完整路径：where gongshi
$address = "https://gongshi.example.edu.cn/"     # 网站的地址
$target = "web"                                  # targets.yml 里目标的名称
# 计算机的时区须是学校的时区，时钟须自动同步。

# 没有人登录也运行；错过的补上；上一次没有结束就不再开始。
$who = New-ScheduledTaskPrincipal -UserId "$env:USERDOMAIN\$env:USERNAME" -LogonType S4U
$settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -MultipleInstances IgnoreNew

# 每半小时看一次线上网站，与公布的逐一比对，记入 records/。
# 最好在另一台机器、另一条线路上运行：那里也要有这个项目文件夹的副本。
$often = New-ScheduledTaskTrigger -Once -At "00:07" -RepetitionInterval (New-TimeSpan -Minutes 30)
$verify = New-ScheduledTaskAction -Execute $gongshi -Argument "verify $address" -WorkingDirectory $project
Register-ScheduledTask -TaskPath "\gongshi\" -TaskName "verify" -Trigger $often -Action $verify `
  -Principal $who -Settings $settings -Force | Out-Null

# 每天 00:00 撤下到期的名单，放行当天公示的草稿，重新生成并部署；撤下失败也照样生成。
$daily = New-ScheduledTaskTrigger -Daily -At "00:00"
$actions = @(
  New-ScheduledTaskAction -Execute $gongshi -Argument "retire --yes" -WorkingDirectory $project
  New-ScheduledTaskAction -Execute $gongshi -Argument "build" -WorkingDirectory $project
  New-ScheduledTaskAction -Execute $gongshi -Argument "deploy $target" -WorkingDirectory $project
)
Register-ScheduledTask -TaskPath "\gongshi\" -TaskName "daily" -Trigger $daily -Action $actions `
  -Principal $who -Settings $settings -Force | Out-Null
Get-ScheduledTask -TaskPath "\gongshi\"
